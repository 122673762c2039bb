package org.cogrid.client.it;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.Engine;
import org.cogrid.core.function.Fn1;

/**
 * A program that sweeps by each verb of a balanced view and then waits to be killed. Its arguments: connection file, file
 * that the items wait for.
 */
public final class LeavingSweeps {
    static final int ITEMS = 10_000;

    private LeavingSweeps() {}

    /** Only this program has this class. */
    public record Mark(int number) {}

    public static void main(String[] arguments) throws InterruptedException {
        Client client = Client.connect(Path.of(arguments[0]));
        List<?> held = sweeps(client.balanced().withChunk(2), arguments[1]);
        System.out.println("left work behind");
        if (!new CountDownLatch(1)
                .await(10, TimeUnit.MINUTES)) { // nobody counts it down, and nobody who died leaves this
            System.err.println("was not killed, with " + held);
        }
    }

    private static List<?> sweeps(LoadBalancedView any, String goOn) {
        Fn1<Integer, Integer> item = number -> item(number, goOn);
        AsyncResult<Integer> call = any.apply(item, 0);
        AsyncResult<?> map = any.map(item, numbers());
        AsyncResult<?> sum = any.mapReduce(item, Integer::sum, numbers());
        Stream<?> outcomes = any.asCompleted(item, numbers());
        Iterator<?> read = outcomes.iterator();
        Thread reader = new Thread(read::hasNext);
        reader.setDaemon(true);
        reader.start(); // a stream takes items when it is read
        await().atMost(Duration.ofSeconds(60)).until(() -> call.metadata().status() == TaskStatus.RUNNING);
        return List.of(call, map, sum, outcomes, read);
    }

    private static Stream<Integer> numbers() {
        return IntStream.range(0, ITEMS).boxed();
    }

    private static int item(int number, String goOn) throws InterruptedException {
        while (!Files.exists(Path.of(goOn))) {
            Thread.sleep(10);
        }
        Engine.current().globals().merge("items", 1, (before, one) -> (Integer) before + 1);
        return new Mark(number).number();
    }
}
