package ai.dataframer.examples.durable;

import java.sql.SQLException;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** A process that takes the job as far as told, and dies there without a word to anyone. */
final class OneJobProcess {
    static final int HALTED = 137;

    private OneJobProcess() {}

    /** Takes the database's URL, the service's, and where to die: "before create", "after create", or a number of polls. */
    public static void main(String[] args) throws SQLException {
        String end = args[2];
        int polls = end.endsWith("create") ? Integer.MAX_VALUE : Integer.parseInt(end);
        try (var job = new OneJob(args[0], args[1], dieAround(end))) {
            while (job.goOn()) {
                if (job.polls() == polls) {
                    die("after " + polls + " polls, " + job.elapsed());
                }
            }
            say("has seen the job's end after " + job.elapsed());
        }
    }

    private static Consumer<OkHttpClient.Builder> dieAround(String end) {
        return http -> http.addInterceptor(chain -> {
            boolean create = chain.request().method().equals("POST");
            if (create && end.equals("before create")) {
                die(end);
            }
            var answer = chain.proceed(chain.request());
            if (create && end.equals("after create")) {
                die(end);
            }
            return answer;
        });
    }

    private static void die(String when) {
        say("dies " + when);
        Runtime.getRuntime().halt(HALTED);
    }

    private static void say(String what) {
        System.out.println("process " + ProcessHandle.current().pid() + " " + what);
        System.out.flush();
    }
}
