import { clsx } from 'clsx'
import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

interface NoticeProps {
  readonly tone: 'info' | 'warning' | 'danger'
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** The one short thing to press, where the text leaves room for it: beside it costs less height than below. */
  readonly aside?: ReactNode
}

const looks = {
  info: 'bg-info-soft text-info-foreground',
  warning: 'bg-warning-soft text-warning-foreground',
  danger: 'bg-danger-soft text-danger-foreground',
} as const satisfies Record<NoticeProps['tone'], string>

/** Something the reader has to know before going on; announced when it appears. */
export function Notice({ tone, title, children, actions, aside }: NoticeProps) {
  const Icon = tone === 'info' ? Info : CircleAlert
  return (
    <div
      role={tone === 'info' ? 'note' : 'alert'}
      className={clsx('flex animate-rise gap-3 rounded-card p-4 max-[20rem]:flex-wrap', looks[tone])}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="grid min-w-0 flex-1 basis-20 gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-sm">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
      {aside && <div className="shrink-0 self-center max-[20rem]:w-full">{aside}</div>}
    </div>
  )
}
