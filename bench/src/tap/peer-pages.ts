const page = (script: string) => `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Order</title>
<body>
<h1></h1>
<main></main>
<script src="/socket.io/socket.io.js"></script>
<script>
const socket = io({ transports: ['websocket'] })
${script}
</script>
</html>`

/** One order's customer: its status, as it changes. */
export function customerPage(order: string, status: string): string {
  return page(`
const heading = document.querySelector('h1')
socket.on('status', (status) => { heading.textContent = status })
socket.emit('follow', ${JSON.stringify(order)}, () => { heading.textContent = ${JSON.stringify(status)} })`)
}

/** One order's partner: a button for each step. */
export function partnerPage(order: string): string {
  return page(`
for (const to of ['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED']) {
  const button = document.createElement('button')
  button.textContent = to
  button.onclick = () => {
    globalThis.left?.push(performance.timeOrigin + performance.now())
    socket.emit('step', ${JSON.stringify(order)}, to)
  }
  document.querySelector('main').append(button)
}
socket.on('connect', () => { document.querySelector('h1').textContent = 'ready' })`)
}
