package org.cogrid.client.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.Engine;

/** A program whose clients each have engine 0 print, publish and return much, and read nothing of it before they are told to. */
public final class UnreadingClients {
    /** What it is told to read all. */
    public static final String READ = "read";

    private static final long MOST_OUTPUT = 17 << 20;

    private final Path grid;
    private final List<One> clients = new ArrayList<>();

    private UnreadingClients(Path grid) {
        this.grid = grid;
    }

    /** What a client is to ask for. */
    private record Wish(int printedMb, int published, int results, int resultBytes) {}

    /** A client, and what it has asked for. */
    private record One(Wish wish, AsyncResult<?> talk, List<AsyncResult<byte[]>> results) {}

    /** What it is told to have so many clients ask for that much each. */
    public static String wish(int clients, int printedMb, int published, int results, int resultBytes) {
        return clients + " " + printedMb + " " + published + " " + results + " " + resultBytes;
    }

    /**
     * The argument is the grid's connection file. It answers a {@linkplain #wish wish} when all of that is
     * sent, and {@link #READ} with how many results were right, refused and wrong.
     */
    public static void main(String[] arguments) throws Exception {
        UnreadingClients program = new UnreadingClients(Path.of(arguments[0]));
        HelperJvm.serve(line -> line.equals(READ) ? program.read() : program.send(line));
    }

    private String send(String line) {
        int[] words = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
        Wish wish = new Wish(words[1], words[2], words[3], words[4]);
        for (int i = 0; i < words[0]; i++) {
            clients.add(send(Client.connect(grid).view(0), wish));
        }
        return "sent";
    }

    private static One send(DirectView e0, Wish wish) {
        AsyncResult<?> talk = e0.apply(UnreadingClients::talk, wish.printedMb(), wish.published());
        List<AsyncResult<byte[]>> results = new ArrayList<>();
        for (int i = 0; i < wish.results(); i++) {
            results.add(e0.apply(UnreadingClients::result, i, wish.resultBytes()));
        }
        e0.execute("never").cancel(); // when the engine has answered this, it has all before
        return new One(wish, talk, results);
    }

    private static boolean talk(int printedMb, int published) {
        String line = "x".repeat(999_999);
        for (int i = 0; i < printedMb; i++) {
            System.out.println(line);
        }
        for (int i = 1; i <= published; i++) {
            Engine.current().publish(i);
        }
        return true;
    }

    private static byte[] result(int number, int size) {
        byte[] result = new byte[size];
        Arrays.fill(result, (byte) number);
        return result;
    }

    private String read() {
        int[] counts = new int[3];
        for (One client : clients) {
            counts[isRight(client) ? 0 : 2]++;
            for (int i = 0; i < client.results().size(); i++) {
                counts[kind(client, i)]++;
                client.results().set(i, null); // read, and let go
            }
        }
        return counts[0] + " " + counts[1] + " " + counts[2];
    }

    private static boolean isRight(One client) {
        Wish wish = client.wish();
        client.talk().get();
        TaskMetadata metadata = client.talk().metadata();
        boolean isCut = metadata.stdout().contains("characters of output cut here]");
        return metadata.stdout().length() < MOST_OUTPUT
                && isCut == wish.printedMb() * 1_000_000L > MOST_OUTPUT
                && (wish.published() == 0 || Integer.valueOf(wish.published()).equals(metadata.data()));
    }

    /** 0 for a result that is right, 1 for one that the engine had no room to keep, and says so. */
    private static int kind(One client, int number) {
        try {
            byte[] result = client.results().get(number).get();
            return Arrays.equals(result, result(number, client.wish().resultBytes())) ? 0 : 2;
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("can't be kept until it is fetched")) {
                return 1;
            }
            System.err.println("Result " + number + ": " + e);
            return 2;
        }
    }
}
