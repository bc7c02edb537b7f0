import { isCancelReason, isFailReason } from '@blinkcart/domain/order/order'
import { type OrderWords, shortNumber } from '../orders.ts'

const failReasons: OrderWords['failReasons'] = {
  CUSTOMER_UNREACHABLE: 'ग्राहक से संपर्क नहीं हुआ',
  CUSTOMER_REFUSED: 'ग्राहक ने लेने से मना किया',
  ADDRESS_NOT_FOUND: 'पता नहीं मिला',
  GOODS_DAMAGED: 'सामान ख़राब हो गया',
  VEHICLE_BREAKDOWN: 'गाड़ी ख़राब हो गई',
  OTHER: 'कोई और कारण',
}

const cancelReasons: OrderWords['cancelReasons'] = {
  CHANGED_MIND: 'अब नहीं चाहिए',
  TAKES_TOO_LONG: 'बहुत देर लग रही है',
  WRONG_ADDRESS: 'पता ग़लत है',
  WRONG_ITEMS: 'सामान ग़लत है',
  OTHER: 'कोई और कारण',
}

/** What is said of orders in every room, in Hindi. */
export const orders: OrderWords = {
  statuses: {
    PLACED: 'ऑर्डर हुआ',
    ACCEPTED: 'स्वीकार हुआ',
    PICKED_UP: 'उठा लिया',
    ON_THE_WAY: 'रास्ते में',
    DELIVERED: 'पहुँच गया',
    CANCELLED: 'रद्द',
    FAILED: 'नहीं पहुँचा',
    RETURNED: 'वापस आया',
  },
  events: {
    place: () => 'ऑर्डर मिला',
    accept: () => 'एक पार्टनर ने ऑर्डर लिया',
    release: (event) => (event.actor.role === 'system' ? 'समय पर नहीं उठाया गया' : 'पार्टनर ने लौटा दिया'),
    pick_up: () => 'दुकान से लिया',
    depart: () => 'दरवाज़े के लिए निकला',
    arrive: (event) => (event.reason === 'SHOP' ? 'दुकान पर पहुँचा' : 'दरवाज़े पर पहुँचा'),
    deliver: () => 'सौंप दिया',
    fail: ({ reason }) => (isFailReason(reason) ? `सौंपा नहीं जा सका: ${failReasons[reason]}` : 'सौंपा नहीं जा सका'),
    return: () => 'दुकान पर वापस लाया',
    cancel: ({ actor, reason }) => {
      if (actor.role === 'system') return 'समय पर कोई ख़ाली नहीं था'
      return isCancelReason(reason) ? `रद्द किया: ${cancelReasons[reason]}` : 'रद्द किया'
    },
  },
  failReasons,
  cancelReasons,
  timeline: 'क्या-क्या हुआ',
  proofs: {
    kinds: { deliver: 'सौंपने की फ़ोटो', fail: 'दिक़्क़त की फ़ोटो' },
    unseen: 'सिग्नल आने पर फ़ोटो दिखेंगी।',
    failed: 'फ़ोटो नहीं खुल सकीं।',
  },
  ahead: {
    PLACED: ['कोई पार्टनर लेगा', 'दुकान से लिया जाएगा', 'दरवाज़े के लिए निकलेगा', 'सौंपा जाएगा'],
    ACCEPTED: ['दुकान से लिया जाएगा', 'दरवाज़े के लिए निकलेगा', 'सौंपा जाएगा'],
    PICKED_UP: ['दरवाज़े के लिए निकलेगा', 'सौंपा जाएगा'],
    ON_THE_WAY: ['सौंपा जाएगा'],
    FAILED: ['दुकान पर वापस आएगा'],
  },
  actors: {
    you: 'आप',
    customer: 'ग्राहक',
    delivery_partner: 'एक डिलीवरी पार्टनर',
    admin: 'एडमिन',
    system: 'BlinkCart',
  },
  items: (count) => `${count} सामान`,
  orderNumber: (id) => `ऑर्डर ${shortNumber(id)}`,
  total: 'कुल',
}
