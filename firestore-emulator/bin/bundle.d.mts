/** The path of `src/bin.ts` and all it imports as one file; made anew whenever a source or a dependency isn't what it was made from. */
export function bundled(folder: string): Promise<string>
