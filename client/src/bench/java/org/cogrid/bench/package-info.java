/** The benchmark: what Cogrid costs, beside what is under it. */
package org.cogrid.bench;
