package ai.dataframer.client.internal.runs;

/** A run beside the text it was read from. */
public record RawRun(RunData run, String text) {}
