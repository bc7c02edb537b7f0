import { cva } from 'class-variance-authority'

/** What a button looks like; shared with links that lead somewhere as a main step. */
export const buttonStyles = cva(
  'inline-flex min-w-0 select-none items-center justify-center gap-2 rounded-control font-semibold transition-[background-color,color,transform,opacity] duration-150 active:scale-[0.98] disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-foreground hover:bg-accent-strong',
        soft: 'bg-accent-soft text-accent-soft-foreground hover:brightness-[0.97] dark:hover:brightness-110',
        outline: 'border border-field/60 bg-surface text-foreground hover:bg-muted',
        'outline-accent': 'border border-accent/50 bg-surface text-accent hover:bg-accent-soft',
        link: 'text-accent underline-offset-4 hover:underline',
        ghost: 'text-foreground hover:bg-muted',
        danger: 'bg-danger text-danger-on hover:brightness-95',
        'danger-quiet': 'text-danger-foreground hover:bg-danger-soft',
      },
      size: {
        normal: 'min-h-control px-4 text-[0.9375rem]',
        large: 'min-h-[calc(var(--control)+0.5rem)] px-6 text-[1.0625rem]',
        icon: 'size-control rounded-full',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { look: 'primary', size: 'normal' },
  },
)
