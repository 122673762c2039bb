package org.cogrid.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.FakeGrid;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.TaskAbortedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgramTasksTest {
    private final CountDownLatch cancelled = new CountDownLatch(2);
    private final CountDownLatch never = new CountDownLatch(1);
    private final FakeGrid grid = new FakeGrid();
    private GridConnection session;

    private void open(CountDownLatch... answers) {
        List<TaskSender> senders = List.of(answers).stream().map(this::sender).toList();
        session = (GridConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {GridConnection.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "senders" -> senders;
                    case "balancer" -> grid.balancer();
                    case "hashCode" -> 1;
                    case "equals" -> self == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        ProgramTasks.opened(session);
    }

    /** One with a task, whose engine answers when that opens. */
    private TaskSender sender(CountDownLatch answer) {
        return (TaskSender) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TaskSender.class}, (self, method, arguments) -> {
                    if (method.getName().equals("unfinished")) {
                        return (int) answer.getCount();
                    }
                    cancelled.countDown();
                    answer.await();
                    return 1;
                });
    }

    @AfterEach
    void close() {
        never.countDown();
        ProgramTasks.closed(session);
        grid.close();
    }

    @Test
    void allEnginesAreToldAtOnceAndOneThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        open(never, answers);
        answers.countDown();
        assertThat(ProgramTasks.unfinished()).isEqualTo(1);

        assertThat(ProgramTasks.cancel(Duration.ofMillis(50))).isFalse();
        cancelled.await();
    }

    @Test
    void allHaveEndedWhenAllEnginesHaveAnswered() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        open(answers);
        answers.countDown();

        assertThat(ProgramTasks.cancel(Duration.ofSeconds(50))).isTrue();
    }

    @Test
    void balancedTasksThatWaitForAnEngineCountAndAreCancelled() throws Exception {
        open();
        AsyncResult<Integer> waiting = grid.client().balanced().apply(() -> 1);
        await().until(() -> ProgramTasks.unfinished() == 1);

        assertThat(ProgramTasks.cancel(Duration.ofSeconds(50))).isTrue();
        assertThatThrownBy(waiting::get).isInstanceOf(TaskAbortedException.class);
    }
}
