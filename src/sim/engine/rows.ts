/** Bookkeeping of I/O rows: the free list, waiting lines (singly linked), and the ports' timeout lists (doubly linked). */
import { invariant } from '../kernel';
import { growColumns } from './columns';
import { Kind, Rank, tagOf, ticketMask } from './events';
import { IoState, type World } from './world';

/** More than this many I/Os at once is a runaway drawing, not a load. */
const maxRows = 1_048_576;

export function takeRow(w: World): number {
  let row = w.ioFree;
  if (row < 0) {
    const from = w.io.state.length;
    invariant(from < maxRows, 'too many I/Os in flight');
    growColumns(w.io, 2);
    chainFree(w, from);
    row = w.ioFree;
  }
  w.ioFree = w.io.line[row]!;
  w.ioUsed++;
  return row;
}

/** Puts all rows from `from` on into the free list, lowest first. */
export function chainFree(w: World, from: number): void {
  const io = w.io;
  const rows = io.state.length;
  for (let row = from; row < rows; row++) io.line[row] = row + 1 < rows ? row + 1 : -1;
  w.ioFree = from;
}

export function freeRow(w: World, row: number): void {
  const io = w.io;
  io.state[row] = IoState.free;
  io.ticket[row] = (io.ticket[row]! + 1) & ticketMask;
  io.line[row] = w.ioFree;
  w.ioFree = row;
  w.ioUsed--;
}

/** Makes whatever event the row still has in the queue stale. */
export function voidEvents(w: World, row: number): void {
  w.io.ticket[row] = (w.io.ticket[row]! + 1) & ticketMask;
}

export function pushIo(w: World, atNs: number, kind: number, row: number): void {
  w.queue.push(atNs, Rank.complete, row, tagOf(kind, w.io.ticket[row]!));
}

// ---- waiting lines ----

export function joinLine(w: World, heads: Int32Array, tails: Int32Array, line: number, row: number): void {
  const io = w.io;
  io.line[row] = -1;
  const tail = tails[line]!;
  if (tail < 0) heads[line] = row;
  else io.line[tail] = row;
  tails[line] = row;
}

/** The first of a line, or -1. */
export function leaveLine(w: World, heads: Int32Array, tails: Int32Array, line: number): number {
  const row = heads[line]!;
  if (row < 0) return -1;
  const next = w.io.line[row]!;
  heads[line] = next;
  if (next < 0) tails[line] = -1;
  return row;
}

/** Takes the whole line and returns its head; follow `io.line`. */
export function takeLine(heads: Int32Array, tails: Int32Array, line: number): number {
  const row = heads[line]!;
  heads[line] = -1;
  tails[line] = -1;
  return row;
}

/** Takes one row out of the middle of a line; rare, so it walks. */
export function quitLine(w: World, heads: Int32Array, tails: Int32Array, line: number, row: number): void {
  const io = w.io;
  let before = -1;
  for (let at = heads[line]!; at >= 0; before = at, at = io.line[at]!) {
    if (at !== row) continue;
    const next = io.line[row]!;
    if (before < 0) heads[line] = next;
    else io.line[before] = next;
    if (next < 0) tails[line] = before;
    return;
  }
}

// ---- timeout lists ----

/** Adds a command to its port's list; issue order is deadline order, because one host has one disk timeout. */
export function joinTimeouts(w: World, port: number, row: number, timeoutNs: number): void {
  const io = w.io;
  const tail = w.port.listTail[port]!;
  io.prev[row] = tail;
  io.next[row] = -1;
  if (tail < 0) w.port.listHead[port] = row;
  else io.next[tail] = row;
  w.port.listTail[port] = row;
  w.port.inFlight[port]!++;
  if (w.port.armedNs[port] === 0) armTimeouts(w, port, io.issueNs[row]! + timeoutNs);
}

/** Storport looks at its clocks in ticks; 0.1 s is an assumption (real ticks are coarser). */
const timeoutTickNs = 100_000_000;
/** When a command that is due at `dueNs` is found to be. */
export const timeoutSeenNs = (dueNs: number): number => Math.floor((dueNs + timeoutTickNs - 1) / timeoutTickNs) * timeoutTickNs;

export function armTimeouts(w: World, port: number, dueNs: number): void {
  const atNs = timeoutSeenNs(dueNs);
  const ticket = (w.port.armedTicket[port]! + 1) & ticketMask;
  w.port.armedTicket[port] = ticket;
  w.port.armedNs[port] = atNs;
  w.queue.push(atNs, Rank.expire, port, tagOf(Kind.listTimeout, ticket));
}

export function leaveTimeouts(w: World, port: number, row: number): void {
  const io = w.io;
  const prev = io.prev[row]!;
  const next = io.next[row]!;
  if (prev < 0) w.port.listHead[port] = next;
  else io.next[prev] = next;
  if (next < 0) w.port.listTail[port] = prev;
  else io.prev[next] = prev;
  w.port.inFlight[port]!--;
}
