/** An Indian registration: `KA01AB1234` or the newer `22BH1234AA`, spaces or dashes between, either case. */
export const vehicleNumberPattern =
  /^(?:[A-Za-z]{2}[ -]?\d{1,2}[ -]?[A-Za-z]{0,3}[ -]?\d{4}|\d{2}[ -]?[Bb][Hh][ -]?\d{4}[ -]?[A-Za-z]{1,2})$/

/** `vehicleNumber` as we store it: capitals and digits only. */
export function normalVehicleNumber(vehicleNumber: string): string {
  return vehicleNumber.replaceAll(/[ -]/g, '').toUpperCase()
}
