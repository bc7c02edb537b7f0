import { Component, type ReactNode } from 'react'

interface CrashBoundaryProps {
  /** Where this is: going elsewhere tries again. */
  readonly page: string
  readonly children: ReactNode
  /** What stands in for a page that tripped. */
  readonly fallback: ReactNode
}

interface CrashBoundaryState {
  readonly page: string
  readonly crashed: boolean
}

/** The outermost edge for bugs on a page: logs them and shows a way on. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashBoundaryState> {
  override state: CrashBoundaryState = { page: this.props.page, crashed: false }

  static getDerivedStateFromError(): Partial<CrashBoundaryState> {
    return { crashed: true }
  }

  static getDerivedStateFromProps({ page }: CrashBoundaryProps, state: CrashBoundaryState): CrashBoundaryState | null {
    return page === state.page ? null : { page, crashed: false }
  }

  override componentDidCatch(failure: unknown): void {
    console.error(failure)
  }

  override render(): ReactNode {
    return this.state.crashed ? this.props.fallback : this.props.children
  }
}
