/**
 * A stub of the DataFramer service for tests: scripted anonymization runs, error responses and broken connections, served by
 * WireMock on loopback.
 *
 * <p>Use {@link ai.dataframer.client.testing.DataframerExtension} in JUnit tests, and
 * {@link ai.dataframer.client.testing.DataframerStubs} everywhere else.
 */
@NullMarked
package ai.dataframer.client.testing;

import org.jspecify.annotations.NullMarked;
