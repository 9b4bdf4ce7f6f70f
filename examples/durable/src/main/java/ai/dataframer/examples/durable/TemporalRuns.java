package ai.dataframer.examples.durable;

import ai.dataframer.client.polling.PollProgress;
import ai.dataframer.client.polling.PollStep;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Jobs on Temporal: each is a workflow, whose history says how far it got. Any worker plays it through and goes on from there. */
public final class TemporalRuns {
    private TemporalRuns() {}

    @WorkflowInterface
    public interface Job {
        @WorkflowMethod
        RunResult anonymize(UUID datasetId);
    }

    /** What talks to the service; only the outcome enters the history. */
    @ActivityInterface
    public interface Service {
        UUID create(UUID datasetId, Instant asked);

        Polled poll(UUID runId, PollProgress progress, Duration elapsed);
    }

    public static final class JobImpl implements Job {
        private final Service service = Workflow.newActivityStub(
                Service.class,
                ActivityOptions.newBuilder()
                        // longer than any call of the client: what is tried again is over, not slow
                        .setStartToCloseTimeout(Duration.ofMinutes(6))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setDoNotRetry(GaveUpException.class.getName())
                                .build())
                        .build());

        @Override
        public RunResult anonymize(UUID datasetId) {
            UUID runId = service.create(datasetId, now());
            Instant begin = now();
            PollProgress progress = PollProgress.NONE;
            while (true) {
                Polled polled = service.poll(runId, progress, Duration.between(begin, now()));
                if (polled.end().isPresent()) {
                    return polled.end().get();
                }
                PollStep next = polled.next().orElseThrow();
                progress = next.progress();
                Workflow.sleep(next.delay());
            }
        }

        /** The workflow's own time, which is the same whenever its history is played again. */
        private static Instant now() {
            return Instant.ofEpochMilli(Workflow.currentTimeMillis());
        }
    }

    static final class ServiceImpl implements Service {
        private final RunSteps steps;

        ServiceImpl(RunSteps steps) {
            this.steps = steps;
        }

        @Override
        public UUID create(UUID datasetId, Instant asked) {
            boolean mayExist = Activity.getExecutionContext().getInfo().getAttempt() > 1;
            return steps.create(datasetId, asked, mayExist);
        }

        @Override
        public Polled poll(UUID runId, PollProgress progress, Duration elapsed) {
            return steps.poll(runId, progress, elapsed);
        }
    }
}
