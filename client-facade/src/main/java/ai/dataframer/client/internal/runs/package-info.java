/**
 * Not for use by programs: the operations on runs, and the one place that knows the generated module. It makes the requests, and
 * turns what was read into values of the JDK's types.
 */
@NullMarked
package ai.dataframer.client.internal.runs;

import org.jspecify.annotations.NullMarked;
