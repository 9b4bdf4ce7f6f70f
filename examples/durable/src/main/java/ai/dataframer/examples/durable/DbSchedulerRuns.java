package ai.dataframer.examples.durable;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.polling.PollProgress;
import ai.dataframer.client.polling.PollStep;
import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Jobs on db-scheduler: each is a row, which says what to do next and when. Any process with the database does it, one at a time;
 * between two polls no process holds anything.
 */
final class DbSchedulerRuns {
    static final TaskDescriptor<Job> TASK = TaskDescriptor.of("anonymization-run", Job.class);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

    /** What a row keeps. */
    sealed interface Job extends Serializable {}

    record ToCreate(UUID datasetId, Instant asked, boolean mayExist) implements Job {}

    record Waiting(UUID runId, Instant begin, PollProgress progress) implements Job {}

    private final RunSteps steps;
    private final Results results;
    private final Clock clock;

    DbSchedulerRuns(RunSteps steps, Results results, Clock clock) {
        this.steps = steps;
        this.results = results;
        this.clock = clock;
    }

    /** Asks for a run; once, if called again for the same job before its end. */
    static void submit(SchedulerClient scheduler, String job, UUID datasetId, Instant now) {
        scheduler.scheduleIfNotExists(
                TASK.instance(job).data(new ToCreate(datasetId, now, false)).scheduledTo(now));
    }

    CustomTask<Job> task() {
        return Tasks.custom(TASK)
                .onDeadExecution((done, row) ->
                        again(done, row, Duration.ZERO, true)) // the process died in the middle of a step
                .onFailure(this::failed)
                .execute((job, context) -> job.getData() instanceof ToCreate request
                        ? create(request)
                        : poll(job.getId(), (Waiting) job.getData()));
    }

    private CompletionHandler<Job> create(ToCreate job) {
        UUID runId = steps.create(job.datasetId(), job.asked(), job.mayExist());
        return (done, row) -> row.reschedule(done, clock.now(), new Waiting(runId, clock.now(), PollProgress.NONE));
    }

    private CompletionHandler<Job> poll(String id, Waiting job) {
        Polled polled = steps.poll(job.runId(), job.progress(), Duration.between(job.begin(), clock.now()));
        if (polled.end().isPresent()) {
            results.ended(id, polled.end().get());
            return new OnCompleteRemove<>();
        }
        PollStep next = polled.next().orElseThrow();
        var waiting = new Waiting(job.runId(), job.begin(), next.progress());
        return (done, row) -> row.reschedule(done, clock.now().plus(next.delay()), waiting);
    }

    private void failed(ExecutionComplete done, ExecutionOperations<Job> row) {
        Throwable cause = done.getCause().orElseThrow();
        if (cause instanceof GaveUpException end) {
            results.gaveUp(done.getExecution().getId(), end);
            row.stop();
        } else {
            boolean nothingDone = cause instanceof DataframerException e && e.isTransient();
            again(done, row, RETRY_DELAY, !nothingDone);
        }
    }

    /** Lets a row try again; a create whose outcome is not known has to look for its run first. */
    private void again(ExecutionComplete done, ExecutionOperations<Job> row, Duration delay, boolean unknownOutcome) {
        Job job = (Job) done.getExecution().taskInstance.getData();
        if (unknownOutcome && job instanceof ToCreate create) {
            job = new ToCreate(create.datasetId(), create.asked(), true);
        }
        row.reschedule(done, clock.now().plus(delay), job);
    }
}
