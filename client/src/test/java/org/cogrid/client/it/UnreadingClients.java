package org.cogrid.client.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.Engine;

/**
 * A program whose clients each have engine 0 print and publish much and ask it for many results, and read nothing before they are
 * told a line. Its arguments: connection file, how many clients, how many results of each, their size.
 */
final class UnreadingClients {
    static final String SENT = "sent";

    private static final int PRINTED_MB = 75;
    private static final int PUBLISHED = 25_000;
    private static final long MOST_OUTPUT = 17 << 20;

    /** What a client has asked for. */
    private record Unread(AsyncResult<?> talk, List<AsyncResult<byte[]>> results) {}

    private UnreadingClients() {}

    public static void main(String[] arguments) throws IOException {
        Path grid = Path.of(arguments[0]);
        int results = Integer.parseInt(arguments[2]);
        int size = Integer.parseInt(arguments[3]);
        List<Unread> clients = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(client -> send(Client.connect(grid).view(0), results, size))
                .toList();
        System.out.println(SENT);
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        System.out.println(
                clients.stream().mapToLong(unread -> right(unread, size)).sum());
        System.exit(0);
    }

    private static Unread send(DirectView e0, int results, int size) {
        AsyncResult<?> talk = e0.apply(UnreadingClients::talk);
        List<AsyncResult<byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            sent.add(e0.apply(UnreadingClients::result, i, size));
        }
        e0.execute("never").cancel(); // when the engine has answered this, it has all before
        return new Unread(talk, sent);
    }

    private static boolean talk() {
        String line = "x".repeat(999_999);
        for (int i = 0; i < PRINTED_MB; i++) {
            System.out.println(line);
        }
        for (int i = 1; i <= PUBLISHED; i++) {
            Engine.current().publish(i);
        }
        return true;
    }

    private static byte[] result(int number, int size) {
        byte[] result = new byte[size];
        Arrays.fill(result, (byte) number);
        return result;
    }

    /** How many of a client's results are as they should be. */
    private static long right(Unread unread, int size) {
        long right = isRight(unread.talk()) ? 1 : 0;
        List<AsyncResult<byte[]>> results = unread.results();
        for (int i = 0; i < results.size(); i++) {
            right += Arrays.equals(results.get(i).get(), result(i, size)) ? 1 : 0;
            results.set(i, null); // read, and let go
        }
        return right;
    }

    private static boolean isRight(AsyncResult<?> talk) {
        talk.get();
        TaskMetadata metadata = talk.metadata();
        return metadata.stdout().length() < MOST_OUTPUT
                && metadata.stdout().contains("characters of output cut here]")
                && Integer.valueOf(PUBLISHED).equals(metadata.data());
    }
}
