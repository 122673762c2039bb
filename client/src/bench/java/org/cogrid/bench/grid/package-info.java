/** The JVMs that are measured: engines, bare Hazelcast members, and helpers. */
package org.cogrid.bench.grid;
