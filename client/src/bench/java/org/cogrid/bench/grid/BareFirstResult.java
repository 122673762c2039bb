package org.cogrid.bench.grid;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.it.HelperJvm;

/** What {@link FirstResult} does, with plain Hazelcast: two members that find each other, a client, one call. */
public final class BareFirstResult {
    private BareFirstResult() {}

    /** The arguments are the members' JVM flags. */
    public static void main(String[] flags) throws Exception {
        List<HelperJvm> members = new ArrayList<>();
        HelperJvm first = HelperJvm.start(BareMember.class, List.of(flags), "tuned");
        members.add(first);
        int port = Integer.parseInt(first.hear().split(" ")[0]);
        HelperJvm second = HelperJvm.start(BareMember.class, List.of(flags), "tuned", "127.0.0.1:" + port);
        members.add(second);
        second.hear();
        BareClient client = new BareClient(port);
        client.call();
        System.out.println("done");
        HelperJvm.serve(line -> {
            client.close();
            for (HelperJvm member : members) {
                member.close();
            }
            return line;
        });
    }
}
