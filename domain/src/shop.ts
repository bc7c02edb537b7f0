/** The shop that everything is picked up from. */
export const shop = {
  name: 'BlinkCart Koramangala',
  line1: '80 Feet Road, Koramangala 4th Block',
  city: 'Bengaluru',
  pincode: '560034',
  lat: 12.9345,
  lng: 77.6266,
} as const
