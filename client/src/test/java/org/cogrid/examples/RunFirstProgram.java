package org.cogrid.examples;

import groovy.lang.GroovyShell;
import java.io.File;
import org.cogrid.client.Cluster;

/** Starts two engines in JVMs of their own, runs the first program against them, in Groovy and in Java, and stops them. */
public final class RunFirstProgram {
    private RunFirstProgram() {}

    /** To be run in the folder of the Groovy files. */
    public static void main(String[] none) throws Exception {
        try (Cluster cluster = Cluster.local(2)) {
            System.out.println("Two engines serve, in processes " + cluster.pids() + ".");
            System.setProperty("cogrid.connection", cluster.connectionFile().toString());
            System.out.println("FirstProgram.groovy:");
            new GroovyShell().run(new File("FirstProgram.groovy"), new String[0]);
            System.out.println("FirstProgram.java:");
            FirstProgram.main(none);
        }
        System.out.println("The engines are gone.");
    }
}
