/**
 * A stub of the DataFramer service for tests: scripted anonymization runs, error answers and broken connections, served
 * by WireMock on loopback.
 *
 * <p>{@link ai.dataframer.client.testing.DataframerExtension} is the one for JUnit tests,
 * {@link ai.dataframer.client.testing.DataframerStubs} the one for everything else.
 */
@NullMarked
package ai.dataframer.client.testing;

import org.jspecify.annotations.NullMarked;
