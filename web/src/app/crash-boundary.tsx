import { Component, type ReactNode } from 'react'

interface CrashBoundaryProps {
  readonly children: ReactNode
  /** What stands in for a page that tripped. */
  readonly fallback: ReactNode
}

/** The outermost edge for bugs on a page: logs them and shows a way on. Give it the address as `key`, so that leaving heals it. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override componentDidCatch(failure: unknown): void {
    console.error(failure)
  }

  override render(): ReactNode {
    return this.state.crashed ? this.props.fallback : this.props.children
  }
}
