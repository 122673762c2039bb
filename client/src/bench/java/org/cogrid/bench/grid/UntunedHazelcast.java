package org.cogrid.bench.grid;

import org.cogrid.client.it.HelperJvm;
/** Plain Hazelcast as it comes: a member and a client, each in a JVM of its own. */
public final class UntunedHazelcast implements AutoCloseable {
    private final HelperJvm member;
    private final HelperJvm caller;

    private UntunedHazelcast(HelperJvm member, HelperJvm caller) {
        this.member = member;
        this.caller = caller;
    }

    /** Starts both; blocks until the client is connected. */
    public static UntunedHazelcast start() throws Exception {
        HelperJvm member = HelperJvm.start(BareMember.class, Grids.flags(), "untuned");
        HelperJvm caller =
                HelperJvm.start(UntunedCaller.class, Grids.flags(), member.hear().split(" ")[0]);
        caller.hear();
        return new UntunedHazelcast(member, caller);
    }

    /** How many nanoseconds the client took for so many calls, so many of them on their way at a time. */
    public long nanos(int calls, int inFlight) throws Exception {
        return Long.parseLong(caller.ask(calls + " " + inFlight));
    }

    @Override
    public void close() throws Exception {
        caller.close();
        member.close();
    }
}
