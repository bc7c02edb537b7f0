/**
 * Runs a bundle as a program. Once it says that it `serves`, what V8 made of it is kept beside it: the next start reads that instead of compiling,
 * unless it was made by another V8.
 */
export function runBundle(path: string): Promise<void>
