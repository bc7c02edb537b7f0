import { languageOfDevice } from '../words/language.ts'

// Its own words and elements: whatever else the app would say this with did not come.
const words = {
  en: { title: 'The app did not get through', body: 'Check your signal, then try again.', retry: 'Try again' },
  hi: { title: 'ऐप नहीं पहुँच पाया', body: 'अपना सिग्नल देखें, फिर कोशिश करें।', retry: 'फिर कोशिश करें' },
} as const

/** Says below the frame that the app could not be fetched; it is tried again by hand, or when there is signal again. */
export function sayNotLoaded(failure: unknown): void {
  console.error('the app could not be loaded', failure)
  const { title, body, retry } = words[languageOfDevice()]
  const again = element(
    'button',
    retry,
    'mt-4 min-h-control rounded-control bg-accent px-4 font-semibold text-accent-foreground',
  )
  again.addEventListener('click', () => location.reload())
  addEventListener('online', () => location.reload())
  const said = element('div', '', 'mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-12 text-center')
  said.role = 'alert'
  said.append(element('h1', title, 'font-bold text-xl'), element('p', body, 'text-muted-foreground'), again)
  document.getElementById('root')?.append(said)
}

function element(tag: string, text: string, className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text, className })
}
