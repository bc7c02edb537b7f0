import type { AppWords } from '../app.ts'

/** What the shell says, in Hindi. */
export const app: AppWords = {
  brand: 'BlinkCart',
  skipToContent: 'सीधे सामग्री पर जाएँ',
  mainNavigation: 'मुख्य',
  close: 'बंद करें',
  retry: 'फिर कोशिश करें',
  reload: 'फिर लोड करें',
  signIn: 'साइन इन',
  signOut: 'साइन आउट',
  language: 'भाषा',
  nav: {
    shop: 'दुकान',
    cart: 'कार्ट',
    cartCount: (items) => `कार्ट में ${items}`,
    orders: 'ऑर्डर',
    account: 'खाता',
    pool: 'नए ऑर्डर',
    deliveries: 'डिलीवरी',
    adminOrders: 'ऑर्डर',
    partners: 'पार्टनर',
  },
  rooms: { customer: 'ग्राहकों', delivery_partner: 'डिलीवरी पार्टनरों', admin: 'एडमिन' },
  wrongRole: {
    title: (room) => `यह पेज ${room} के लिए है`,
    body: (role) => `आपने हमारे ${role} में से एक के रूप में साइन इन किया है।`,
    bodyWithoutRole: 'आपके खाते की भूमिका अभी तय नहीं है। आगे बढ़ने के लिए रजिस्ट्रेशन पूरा करें।',
    home: 'मुझे होम पर ले चलें',
    finish: 'रजिस्ट्रेशन पूरा करें',
    another: 'दूसरा खाता इस्तेमाल करें',
    signedInAs: (email) => `${email} से साइन इन है`,
  },
  notFound: {
    title: 'यहाँ कुछ नहीं है',
    body: 'हो सकता है पता ग़लत लिखा हो, या पेज कहीं और चला गया हो।',
    home: 'मुझे होम पर ले चलें',
  },
  crashed: {
    title: 'इस पेज में गड़बड़ हो गई',
    body: 'ग़लती हमारी है, आपकी नहीं। आपका कार्ट और ऑर्डर सुरक्षित हैं; फिर लोड करने से अक्सर ठीक हो जाता है।',
  },
  offline: 'आप ऑफ़लाइन हैं। यह पिछली बार देखी गई जानकारी है।',
  lastSeen: (when) => `पिछली बार देखा गया, ${when}`,
  update: { text: 'नया वर्शन तैयार है।', action: 'अपडेट करें' },
  loading: 'लोड हो रहा है',
  unseen: {
    title: 'अभी इस फ़ोन पर नहीं है',
    body: 'ऑनलाइन आते ही यह यहाँ दिखेगा।',
  },
  failed: {
    title: 'यह लोड नहीं हो सका',
    body: 'शायद कनेक्शन कमज़ोर है। आपने पहले जो किया, वह सुरक्षित है।',
    denied: 'आप इसे नहीं देख सकते, या इस बीच आप साइन आउट हो गए।',
  },
}
