package org.cogrid.client.it;

import java.nio.file.Path;
import java.util.ArrayList;
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
        Thread.sleep(600_000);
    }

    private static void giveWork(DirectView engine, String goOn) throws InterruptedException {
        engine.put("done", new ArrayList<Integer>());
        AsyncResult<?> running = engine.execute(
                "while (!new File('" + goOn.replace("\\", "\\\\") + "').exists()) { Thread.sleep(10) }; done << 0");
        while (running.metadata().status() != TaskStatus.RUNNING) {
            Thread.sleep(5);
        }
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
