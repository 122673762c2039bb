package org.cogrid.bench.grid;

import org.cogrid.client.it.HelperJvm;
/**
 * A program that uses Hazelcast as it comes: told a number of calls, and how many to have on their way at a time, it says how many
 * nanoseconds they took.
 */
public final class UntunedCaller {
    private UntunedCaller() {}

    /** The argument is the member's port. */
    public static void main(String[] arguments) throws Exception {
        BareClient client = new BareClient(Integer.parseInt(arguments[0]));
        System.out.println("ready");
        HelperJvm.serve(order -> {
            String[] numbers = order.split(" ");
            long begin = System.nanoTime();
            client.pipeline(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            return String.valueOf(System.nanoTime() - begin);
        });
    }
}
