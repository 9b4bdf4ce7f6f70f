/**
 * The DataFramer client. {@code DataframerClient} creates, reads and awaits anonymization runs, which are immutable values
 * without nulls.
 *
 * @serial exclude
 */
@NullMarked
package ai.dataframer.client;

import org.jspecify.annotations.NullMarked;
