/** Measures the client beside what a user would take instead, and prints a table. */
@NullMarked
package ai.dataframer.benchmarks;

import org.jspecify.annotations.NullMarked;
