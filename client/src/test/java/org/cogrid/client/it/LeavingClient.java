package org.cogrid.client.it;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.Engine;

/** A program that gives engine 0 work and then waits to be killed. Its arguments: connection file, file to wait for. */
public final class LeavingClient {
    private LeavingClient() {}

    /** Only this program has this class. */
    public record Mark(int number) {}

    public static void main(String[] arguments) throws InterruptedException {
        Client client = Client.connect(Path.of(arguments[0]));
        giveWork(client.view(0), arguments[1]);
        System.out.println("left work behind");
        new CountDownLatch(1)
                .await(10, TimeUnit.MINUTES); // nobody counts it down, and nobody who died leaves this behind
    }

    private static void giveWork(DirectView engine, String goOn) {
        engine.put("done", new ArrayList<Integer>());
        AsyncResult<?> running = engine.execute(
                "while (!new File('" + goOn.replace("\\", "\\\\") + "').exists()) { Thread.sleep(10) }; done << 0");
        await().atMost(Duration.ofSeconds(60)).until(() -> running.metadata().status() == TaskStatus.RUNNING);
        for (int i = 1; i <= 5; i++) {
            engine.apply(LeavingClient::mark, i);
        }
        engine.execute("never").cancel(); // when the engine has answered this, it has all before
    }

    @SuppressWarnings("unchecked")
    private static int mark(int number) {
        Engine.current().globals().computeIfPresent("done", (name, list) -> {
            ((ArrayList<Integer>) list).add(new Mark(number).number());
            return list;
        });
        return number;
    }
}
