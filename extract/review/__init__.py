"""The review of a draft (rà soát dự thảo): what is wrong with a plan before it is signed, references first."""
