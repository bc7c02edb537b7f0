import type { VariantProps } from 'class-variance-authority'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router-dom'
import { buttonStyles } from './button-styles.ts'

type ButtonLinkProps = Omit<LinkProps, 'className'> &
  VariantProps<typeof buttonStyles> & { readonly icon?: ReactNode; readonly className?: string }

/** A link that reads as a main step of the page. */
export function ButtonLink({ look, size, wide, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={clsx(buttonStyles({ look, size, wide }), className)}>
      {icon}
      {children}
    </Link>
  )
}
