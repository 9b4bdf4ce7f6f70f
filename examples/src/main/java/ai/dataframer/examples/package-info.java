/** Programs that show the DataFramer client at work, to run and to copy from. */
@NullMarked
package ai.dataframer.examples;

import org.jspecify.annotations.NullMarked;
