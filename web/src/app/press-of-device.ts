import { pressesOn } from './press.ts'

/** The presses on this page. */
export const pressOfDevice = pressesOn(window)
