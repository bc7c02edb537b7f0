import { clsx } from 'clsx'

interface ProductPictureProps {
  /** Unknown until the shop has answered. */
  readonly src: string | undefined
  readonly faded?: boolean
  readonly className?: string
  /** Whether it is seen at once, so that the browser should not wait with it. */
  readonly eager?: boolean
}

/** A product's picture. Its name always stands beside it, so screen readers skip it. */
export function ProductPicture({ src, faded = false, eager = false, className }: ProductPictureProps) {
  return (
    <div className={clsx('aspect-square overflow-hidden rounded-[1rem] bg-picture', className)}>
      {src && (
        <img
          src={src}
          alt=""
          width={160}
          height={160}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          // One that can't be had, as without signal, leaves its empty place, and not the browser's mark of something broken.
          onError={({ currentTarget }) => currentTarget.classList.add('invisible')}
          onLoad={({ currentTarget }) => currentTarget.classList.remove('invisible')}
          className={clsx('size-full object-cover dark:brightness-90', faded && 'opacity-40 grayscale')}
        />
      )}
    </div>
  )
}
