/** Callers of other kinds: Kotlin coroutines, Reactor, virtual threads, Spring. To copy from. */
@NullMarked
package ai.dataframer.examples.callers;

import org.jspecify.annotations.NullMarked;
