/** An Indian number as people read it out: `+91 98450 12345`; any other as it is. */
export function phoneNumber(phone: string): string {
  return phone.replace(/^(\+91)(\d{5})(\d{5})$/, '$1 $2 $3')
}
