package org.cogrid.bench.grid;

/** A program that uses Hazelcast as it comes: told a number of calls, it says how many nanoseconds they took. */
public final class UntunedCaller {
    private static final int IN_FLIGHT = 1_000;

    private UntunedCaller() {}

    /** The argument is the member's port. */
    public static void main(String[] arguments) throws Exception {
        BareClient client = new BareClient(Integer.parseInt(arguments[0]));
        System.out.println("ready");
        HelperJvm.serve(calls -> {
            long begin = System.nanoTime();
            client.pipeline(Integer.parseInt(calls), IN_FLIGHT);
            return String.valueOf(System.nanoTime() - begin);
        });
    }
}
