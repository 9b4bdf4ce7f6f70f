/**
 * The DataFramer client. {@code DataframerClient} creates, reads and awaits anonymization runs, which are immutable values
 * without nulls.
 */
@NullMarked
package ai.dataframer.client;

import org.jspecify.annotations.NullMarked;
