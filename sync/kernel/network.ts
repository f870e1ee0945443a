/** A request of which it is certain that no byte left. The way out says so by rejecting with this; any other rejection leaves it open. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}
