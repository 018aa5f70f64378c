

class MillraceBranch(MillraceTask, BranchMixIn):
    def execute(self, context):
        return self.do_branch(context, super().execute(context))
