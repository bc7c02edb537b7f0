import { functionNotFound, nullValueError, type Outcome, RulesError, Unknown } from '../outcome.ts'
import { methodUnknown } from '../prove/unknown-operations.ts'
import { functionsNamed, methodsNamed } from '../std/library.ts'
import { findRoutine } from '../std/routine.ts'
import type { Expr } from '../syntax/ast.ts'
import { display } from '../value/display.ts'
import { type RulesValue, typeOf } from '../value/value.ts'
import type { AccessFunction } from './access.ts'
import { compileExpression } from './compile-expression.ts'
import { type Evaluation, newTrace, type Run } from './evaluation.ts'
import type { Place } from './place.ts'

type Call = Extract<Expr, { kind: 'call' }>
type MethodCall = Extract<Expr, { kind: 'method' }>

const accessFunctions: ReadonlySet<string> = new Set<AccessFunction>(['get', 'exists', 'getAfter', 'existsAfter'])

/** `name(args)`: the user's functions first, then those that read documents, then the library. */
export function compileCall(call: Call, place: Place): Run {
  const args = call.args.map((arg) => compileExpression(arg, place))
  const own = place.function(call.name, args.length)
  if (own !== undefined) return compileOwn(call, args, own, place)
  if (accessFunctions.has(call.name) && args.length === 1) {
    const name = call.name as AccessFunction
    return withOperands(args, ([path], e) => e.access.call(name, path ?? null))
  }
  if (call.name === 'debug' && args.length === 1) return compileDebug(call, args, place)
  return compileLibrary(call.name, call, args, place)
}

function compileOwn(
  call: Call,
  args: readonly Run[],
  own: NonNullable<ReturnType<Place['function']>>,
  place: Place,
): Run {
  const { declaration, body } = own
  if (declaration.params.length !== args.length) {
    place.warn(call.span, `Incorrect number of arguments supplied to function: ${call.name}.`)
    const error = functionNotFound(call.name)
    return () => error
  }
  place.workshop.calls.set(call, declaration)
  return (e) => {
    const locals: Outcome[] = []
    for (const arg of args) {
      const value = arg(e)
      if (value instanceof RulesError) return value
      locals.push(value)
    }
    const { locals: callers, trace } = e
    e.locals = locals
    if (trace !== undefined) {
      e.trace = newTrace()
      trace.calls.set(call, e.trace)
    }
    const outcome = body(e)
    e.locals = callers
    e.trace = trace
    return outcome
  }
}

/** Shows its operand to whoever writes the rules, and gives it back. */
function compileDebug(call: Call, args: readonly Run[], place: Place): Run {
  const { log, source } = place.workshop
  const where = source.slice(call.span)
  const [run] = args
  return (e) => {
    const value = run?.(e) ?? null
    if (e.trace === undefined) log(`${where} = ${display(value, 2000)}`)
    return value
  }
}

function compileLibrary(fullName: string, { span }: Expr, args: readonly Run[], place: Place): Run {
  const rows = functionsNamed(fullName)
  const error = functionNotFound(fullName)
  if (rows.length === 0) place.warn(span, `Invalid function name: ${fullName}.`)
  else if (!rows.some(({ takes }) => takes.length === args.length)) {
    place.warn(span, `Incorrect number of arguments supplied to function: ${fullName}.`)
  }
  return withOperands(args, (operands) => {
    const routine = findRoutine(rows, operands)
    return routine === undefined ? error : routine.run(operands)
  })
}

/** `receiver.name(args)`, or a function of a namespace. */
export function compileMethod(call: MethodCall, place: Place): Run {
  const { object, name } = call
  const args = call.args.map((arg) => compileExpression(arg, place))
  if (object.kind === 'name' && place.isNamespace(object.name)) {
    return compileLibrary(`${object.name}.${name}`, call, args, place)
  }
  const receiver = compileExpression(object, place)
  const byType = methodsNamed(name)
  if (byType === undefined) place.warn(call.span, `Invalid function name: ${name}.`)
  const error = functionNotFound(name)
  return (e) => {
    const self = receiver(e)
    if (self instanceof RulesError) return self
    const operands: (RulesValue | Unknown)[] = []
    let vague = self instanceof Unknown
    for (const arg of args) {
      const value = arg(e)
      if (value instanceof RulesError) return value
      vague ||= value instanceof Unknown
      operands.push(value)
    }
    if (self instanceof Unknown || vague) return methodUnknown(self, name, operands)
    if (self === null) return nullValueError
    const settled = operands as RulesValue[]
    const routine = findRoutine(byType?.get(typeOf(self)), settled)
    return routine === undefined ? error : routine.run([self, ...settled])
  }
}

/** Evaluates all operands; an error among them is the outcome, else an unknown one. */
function withOperands(args: readonly Run[], apply: (operands: readonly RulesValue[], e: Evaluation) => Outcome): Run {
  return (e) => {
    const operands: RulesValue[] = []
    let vague: Unknown | undefined
    for (const arg of args) {
      const value = arg(e)
      if (value instanceof RulesError) return value
      if (value instanceof Unknown) vague ??= value
      else operands.push(value)
    }
    return vague === undefined ? apply(operands, e) : new Unknown(vague.why)
  }
}
