package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fairway.events.ObjectRef;
import io.fairway.release.deploy.UndoneWork;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final Instant SINCE = Instant.parse("2026-11-28T10:00:00Z");
    private static final UndoneWork WORK = new UndoneWork(
            List.of(new ObjectRef("batch/v1", "Job", "shop", "migrate")),
            List.of(new ObjectRef("batch/v1", "CronJob", "shop", "report")),
            SINCE);

    @Test
    void case09_job_of_an_undone_hook_is_told_from_the_one_that_ran_before_under_the_same_name() {
        assertThat(Jobs.isOf(job("migrate", "2026-11-28T10:00:00Z", null), WORK, SINCE))
                .isTrue();
        assertThat(Jobs.isOf(job("migrate", "2026-11-28T09:59:59Z", null), WORK, SINCE))
                .isFalse();
        assertThat(Jobs.isOf(job("other", "2026-11-28T10:00:01Z", null), WORK, SINCE))
                .isFalse();
    }

    @Test
    void job_that_an_undone_schedule_began_is_ended_too() {
        assertThat(Jobs.isOf(job("report-1", "2026-11-28T10:01:00Z", "report"), WORK, SINCE))
                .isTrue();
        assertThat(Jobs.isOf(job("report-0", "2026-11-28T09:59:00Z", "report"), WORK, SINCE))
                .isFalse();
        assertThat(Jobs.isOf(job("x-1", "2026-11-28T10:01:00Z", "x"), WORK, SINCE))
                .isFalse();
    }

    @Test
    void finished_is_what_completed_or_failed() {
        assertThat(Jobs.isFinished(job("migrate", "2026-11-28T10:00:00Z", null)))
                .isFalse();
        for (String type : List.of("Complete", "Failed")) {
            Job ended = new JobBuilder(job("migrate", "2026-11-28T10:00:00Z", null))
                    .withNewStatus()
                    .addNewCondition()
                    .withType(type)
                    .withStatus("True")
                    .endCondition()
                    .endStatus()
                    .build();
            assertThat(Jobs.isFinished(ended)).isTrue();
        }
    }

    private static Job job(String name, String created, @Nullable String schedule) {
        JobBuilder job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("shop")
                .withCreationTimestamp(created)
                .endMetadata();
        if (schedule != null) {
            job.editMetadata()
                    .addNewOwnerReference()
                    .withKind("CronJob")
                    .withName(schedule)
                    .withUid("1")
                    .withController(true)
                    .endOwnerReference()
                    .endMetadata();
        }
        return job.build();
    }
}
