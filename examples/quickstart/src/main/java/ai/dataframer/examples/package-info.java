/** Example programs of the DataFramer client. */
@NullMarked
package ai.dataframer.examples;

import org.jspecify.annotations.NullMarked;
