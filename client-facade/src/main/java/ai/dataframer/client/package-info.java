/**
 * The DataFramer client: {@code DataframerClient} gives access to anonymization runs, as immutable values without a null.
 */
@NullMarked
package ai.dataframer.client;

import org.jspecify.annotations.NullMarked;
