package org.cogrid.client.it;

import java.io.IOException;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;

/** A program that starts one engine that outlives it, says which, and then waits to be ended. */
public final class StartingProgram {
    private StartingProgram() {}

    public static void main(String[] arguments) throws IOException {
        Cluster cluster = Cluster.start(ClusterOptions.engines(1).withHeap("200m"));
        System.out.println("started " + cluster.pids());
        System.in.read(); // and then forgets to close the cluster
    }
}
