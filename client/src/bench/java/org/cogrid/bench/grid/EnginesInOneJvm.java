package org.cogrid.bench.grid;

import org.cogrid.client.Cluster;
import org.cogrid.client.it.HelperJvm;

/** So many engines in one JVM: says where their connection file is, and stays until its input ends. */
public final class EnginesInOneJvm {
    private EnginesInOneJvm() {}

    /** The argument is how many. */
    public static void main(String[] arguments) throws Exception {
        Cluster cluster = Cluster.embedded(Integer.parseInt(arguments[0]));
        System.out.println(cluster.connectionFile());
        HelperJvm.serve(line -> line);
    }
}
