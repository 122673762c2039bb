package org.cogrid.bench.grid;

import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.it.HelperJvm;

/** A user's first program: from nothing to a result of an engine, which it says. */
public final class FirstResult {
    private FirstResult() {}

    /** No arguments. */
    public static void main(String[] none) throws Exception {
        Cluster cluster = Cluster.local(2);
        Client client = cluster.connect();
        System.out.println(client.view(1).applySync(() -> "done").toString());
        HelperJvm.serve(line -> {
            client.close();
            cluster.close();
            return line;
        });
    }
}
