package ai.dataframer.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** What the service is asked for: the id of a run says what its answer looks like. */
final class Work {
    /** A succeeded run with three entities. */
    static final UUID SMALL = runOf(3);

    static final int BIG_COUNT = 1_000_000;
    static final UUID BIG = runOf(BIG_COUNT);

    private static final int ENTITIES = 1;
    private static final int TAKING = 2;
    private static final int FAILING = 3;

    private static final String[] LABELS = {
        "PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "LOCATION", "US_SSN", "CREDIT_CARD", "IP_ADDRESS", "DATE_TIME"
    };

    private Work() {}

    /** Returns the id of a succeeded run with {@code count} entities. */
    static UUID runOf(long count) {
        return new UUID(ENTITIES, count);
    }

    /** Returns the id of a run without entities that succeeds {@code millis} after it was asked for first. */
    static UUID taking(int millis, int number) {
        return new UUID(TAKING, (long) millis << 32 | number);
    }

    /** Returns the id of such a run that is answered with an error page of 70 kB until it has succeeded. */
    static UUID failing(int millis, int number) {
        return new UUID(FAILING, (long) millis << 32 | number);
    }

    static boolean isTaking(UUID id) {
        return id.getMostSignificantBits() != ENTITIES;
    }

    static boolean isFailing(UUID id) {
        return id.getMostSignificantBits() == FAILING;
    }

    static long count(UUID id) {
        return id.getLeastSignificantBits();
    }

    static int millis(UUID id) {
        return (int) (id.getLeastSignificantBits() >> 32);
    }

    /** Returns the whole answer for a run that has not ended. */
    static byte[] processing(UUID id) {
        return bytes(common(id, "PROCESSING")
                + "\"duration_seconds\":null,\"anonymized_files\":[],\"completed_at\":null,\"results\":null}");
    }

    static byte[] head(UUID id) {
        return bytes(common(id, "SUCCEEDED") + """
                "duration_seconds":125,"anonymized_files":[{"id":"file-1","path":"tickets/january.csv",\
                "size_in_bytes":48213,"content_type":"text/csv"}],"completed_at":"2026-01-15T09:32:05Z",\
                "results":{"entity_summary":{"PERSON":2,"EMAIL_ADDRESS":1},"samples_processed":100,"entities_found":[""");
    }

    private static String common(UUID id, String status) {
        return """
                {"id":"%s","status":"%s","dataset_id":"3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10","dataset_name":"Tickets",\
                "pii_types":["PERSON","EMAIL_ADDRESS"],"detection_method":"llm","llm_model_name":"model-1",\
                "created_by_email":"analyst@example.com","created_at":"2026-01-15T09:30:00Z",""".formatted(id, status);
    }

    static byte[] tail() {
        return bytes("]}}");
    }

    /** Returns so many entities, each with a comma after it, some 62 bytes in all. */
    static byte[] entities(int count) {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int start = random.nextInt(100_000);
            text.append("{\"start\":").append(start);
            text.append(",\"end\":").append(start + 4 + random.nextInt(20));
            text.append(",\"label\":\"").append(LABELS[random.nextInt(LABELS.length)]);
            text.append("\",\"score\":0.").append(100 + random.nextInt(900)).append("},");
        }
        return bytes(text.toString());
    }

    /** Returns the whole answer for {@code id}. */
    static byte[] body(UUID id) {
        byte[] head = head(id);
        byte[] entities = entities((int) count(id));
        byte[] tail = tail();
        var body = new byte[head.length + entities.length - 1 + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(entities, 0, body, head.length, entities.length - 1);
        System.arraycopy(tail, 0, body, body.length - tail.length, tail.length);
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
