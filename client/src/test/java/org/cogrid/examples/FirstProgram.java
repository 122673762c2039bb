package org.cogrid.examples;

import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Named.named;
import static org.cogrid.core.Reference.ref;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.core.Engine;

/** The Java twin of {@code FirstProgram.groovy}: works on the engines of the running grid. */
public final class FirstProgram {
    private FirstProgram() {}

    /** To be run in the folder of {@code myscript.groovy}. */
    public static void main(String[] none) throws Exception {
        try (Client rc = Client.connect()) {
            List<Integer> ids = rc.ids();
            check(ids.equals(List.of(0, 1)), "two engines");
            DirectView e0 = rc.view(0);
            functions(e0);
            texts(e0);
            names(e0);
            references(e0);
            results(e0);
            System.out.println(e0 + " did all that was asked of it");
        }
    }

    private static void functions(DirectView e0) {
        int x42 = e0.applySync(v -> v * 2, 21);
        check(x42 == 42, "a lambda");
        double[] a = new Random(7).doubles(1024).toArray();
        AsyncResult<Map<Double, Double>> norms = e0.apply(Norms::of, a, List.of(1.0, 2.0)); // a: double[]
        check(norms.get().equals(Norms.of(a, List.of(1.0, 2.0))), "a method reference");
        check(e0.applySync(Math::hypot, 3.0, 4.0) == 5, "a library function");
    }

    private static void texts(DirectView e0) throws Exception {
        e0.execute("import java.util.zip.*").get();
        check("java.util.zip.CRC32".equals(e0.applySync(groovy("{ -> CRC32.name }"))), "an import that stays");
        e0.run(Path.of("myscript.groovy")).get(Duration.ofMinutes(1));
        e0.execute("b = mysquare(a)").get();
        int b = e0.get("b", Integer.class); // get(name) is unchecked
        check(b == 25, "a script's function");
    }

    private static void names(DirectView e0) {
        e0.push(Map.of("a", 1.03234, "b", 3453)).get();
        List<Object> ba = e0.pull("b", "a").get();
        check(ba.equals(List.of(3453, 1.03234)), "push and pull");
        e0.put("n", 1);
        e0.applySync((Integer inc) -> Engine.current().globals().merge("n", inc, (p, q) -> (int) p + (int) q), 5);
        check(e0.get("n", Integer.class) == 6, "globals");
        e0.execute("def scale(x, offset = 0) { x * 10 + offset }").get();
        int scaled = e0.applySync(ref("scale"), 5, named("offset", 1)); // a function defined there
        check(scaled == 51, "a function by name");
        int viaSource = e0.applySync(groovy("{ k -> k * n }"), 10);
        check(viaSource == 60, "a function as source");
    }

    private static void references(DirectView e0) {
        double[][] matrix = LinearAlgebra.symmetric(16, 7);
        e0.put("A", matrix);
        double[] eigenvalues = e0.applySync(LinearAlgebra::eigenvalues, ref("A")); // a library only this program has
        check(Arrays.equals(eigenvalues, LinearAlgebra.eigenvalues(matrix)), "eigenvalues by Reference");
        int rows = e0.on(ref("A", double[][].class)).applySync(m -> m.length);
        check(rows == 16, "a typed Reference");
        e0.put("list", List.of(1, 2, 3));
        boolean same = e0.applySync(
                (Object given) -> given == Engine.current().globals().get("list"), ref("list"));
        check(same, "the very object the engine holds");
    }

    private static void results(DirectView e0) {
        AsyncResult<Integer> ar = e0.apply(
                ms -> {
                    Thread.sleep(ms);
                    return ms;
                },
                2000);
        check(!ar.ready(), "an AsyncResult that is not ready");
        check(ar.get() == 2000, "its result");
        System.out.println(ar.metadata());
        long there = e0.applySync(() -> ProcessHandle.current().pid());
        check(there != ProcessHandle.current().pid(), "another process");
    }

    private static void check(boolean claim, String what) {
        if (!claim) {
            throw new AssertionError(what);
        }
        System.out.println("ok: " + what);
    }
}
