import type { VariantProps } from 'class-variance-authority'
import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { buttonStyles } from './button-styles.ts'

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> &
  VariantProps<typeof buttonStyles> & {
    readonly icon?: ReactNode
    /** While true the button keeps its name and focus, shows that it works, and can't be pressed again. */
    readonly busy?: boolean
    readonly className?: string | undefined
  }

/** Something to press. */
export function Button({ look, size, wide, icon, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonStyles({ look, size, wide }), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-5 animate-spin" /> : icon}
      {children}
    </button>
  )
}
